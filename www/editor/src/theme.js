// The editor in the colours of the page. Every colour is a token of www/css/tokens.css: custom
// properties reach into the shadow tree, and follow the theme by themselves.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)" },
  { tag: tags.typeName, color: "var(--code-type)" },
  { tag: tags.macroName, color: "var(--code-gate)", fontWeight: "600" },
  { tag: tags.function(tags.variableName), color: "var(--code-gate)" },
  { tag: [tags.number, tags.atom], color: "var(--code-number)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.comment, tags.meta], color: "var(--code-comment)", fontStyle: "italic" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--sunken)", borderRadius: "inherit" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { font: "13px/1.55 var(--mono)", overflow: "auto", borderRadius: "inherit" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 10px 0 6px" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--text-quiet)", borderRight: "1px solid var(--border)" },
  ".cm-gutter-lint": { width: "1.1em" },
  "& .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  "& .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--danger)" },
  ".cm-marked": { backgroundColor: "var(--accent-soft)", boxShadow: "inset 0 -2px var(--accent)" },
  ".cm-specialChar": { color: "var(--danger)" },
  ".cm-tooltip": {
    maxWidth: "min(440px, 90vw)",
    border: "1px solid var(--border-strong)",
    borderRadius: "var(--radius-small)",
    backgroundColor: "var(--card)",
    color: "var(--text)",
    font: "13px/1.5 var(--font)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", lineHeight: "1.4" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-text)" },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal", opacity: "0.85" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { padding: "6px 10px" },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-lintRange-active": { backgroundColor: "var(--warning-soft)" },
});

export const appearance = [THEME, syntaxHighlighting(HIGHLIGHT)];
