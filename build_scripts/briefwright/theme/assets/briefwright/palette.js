/* Puts the colours a reader has chosen on the page before it is painted; without a choice the system decides. */
(() => {
  const chosen = window.__md_get("__palette")
  const inputs = Array.from(document.querySelectorAll("[data-md-color-media]"))
  const fitting = inputs.find((input) => {
    const media = input.getAttribute("data-md-color-media")
    return chosen?.color ? media === chosen.color.media : media && matchMedia(media).matches
  })
  if (!fitting) return
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = fitting.getAttribute(`data-md-color-${name}`)
    if (value !== null) document.body.setAttribute(`data-md-color-${name}`, value)
  }
})()
