"""The style sheet that gives charts their colours by scheme and chooses the rendering by width."""

from __future__ import annotations

from briefwright.charts.palette import INKS

# Below this width the labels of the wide rendering would come out smaller than 11 pixels.
SWITCH = 560
_UNKNOWN = ":root:not([data-md-color-scheme])"
_ANY = f"{_UNKNOWN}, [data-md-color-scheme]"

_LAYOUT = f"""\
.bw-chart {{ container-type: inline-size; }}
.bw-chart-svg {{ display: block; width: 100%; height: auto; }}
.bw-chart-wide, .bw-chart-narrow {{ margin: 0.9rem 0; }}
.bw-chart-wide {{ max-width: 46rem; }}
.bw-chart-narrow {{ max-width: 27rem; display: none; }}
@container (max-width: {SWITCH - 1}px) {{
  .bw-chart-wide {{ display: none; }}
  .bw-chart-narrow {{ display: block; }}
}}
"""


def classes() -> str:
    """One rule each for filling and drawing with a colour, with its light value for where no scheme is known."""
    return "".join(
        f".bw-{part}-{name} {{ {part}: var(--bw-chart-{name}, {ink.light}); }}\n"
        for name, ink in INKS.items()
        for part in ("fill", "stroke")
    )


def scheme(selector: str, dark: bool) -> str:
    """The colours of one scheme for what a selector names."""
    lines = (f"  --bw-chart-{name}: {ink.dark if dark else ink.light};\n" for name, ink in INKS.items())
    return f"{selector} {{\n{''.join(lines)}}}\n"


def alone() -> str:
    """For a picture that stands alone, where the reader's system says which scheme to use."""
    return f"{classes()}@media (prefers-color-scheme: dark) {{\n{scheme(':root', dark=True)}}}\n"


def stylesheet() -> str:
    """For the site, whose scheme is an attribute that the reader can switch; paper is printed light."""
    forced = "".join(
        f"  --bw-chart-{name}: {system};\n"
        for name, system in (
            ("paper", "Canvas"), ("text", "CanvasText"), ("quiet", "CanvasText"), ("axis", "CanvasText"),
            ("grid", "GrayText"), ("1", "CanvasText"), ("2", "GrayText"), ("3", "LinkText"),
            ("4", "Highlight"), ("on-mark", "Canvas"),
        )
    )  # fmt: skip
    return "".join(
        (
            _LAYOUT,
            classes(),
            scheme('[data-md-color-scheme="slate"]', dark=True),
            # Without scripts the attribute is missing, and the system alone decides.
            f"@media (prefers-color-scheme: dark) {{\n{scheme(_UNKNOWN, dark=True)}}}\n",
            f"@media print {{\n{scheme(_ANY, dark=False)}}}\n",
            f"@media (forced-colors: active) {{\n[data-md-color-scheme] {{\n{forced}}}\n}}\n",
        )
    )
