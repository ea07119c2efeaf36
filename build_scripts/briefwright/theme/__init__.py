"""The theme `briefwright`: templates and assets over Material's, found by its entry point in both engines."""
