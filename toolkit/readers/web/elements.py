"""HTML elements and class names by what they do to the text."""

from __future__ import annotations

BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
        "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul", "caption",
    }
)  # fmt: skip
"""Elements that stand on lines of their own."""

VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip
"""Elements without content."""

SILENT = frozenset(
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
        "select", "option", "textarea", "button", "audio", "video", "canvas", "rp", "rt", "map",
    }
)  # fmt: skip
"""Elements whose content is not shown as text."""

APART = frozenset(
    {
        "nav", "navbar", "navigation", "topnav", "topbar", "menu", "breadcrumb", "breadcrumbs",
        "crumb", "crumbs", "footer", "foot", "copyright", "sidebar", "aside", "share", "sharebar",
        "bdshare", "toolbar", "related", "relate", "recommend", "hot", "rank", "ranking", "login",
        "search", "searchbox", "comment", "comments", "pager", "pagination", "pagebar", "ad", "ads",
        "advert", "friendlink", "links", "banner",
    }
)  # fmt: skip
"""Words in class and id that site builders give to what is not the article."""
