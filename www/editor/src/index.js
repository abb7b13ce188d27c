// The editor of the code pane: CodeMirror behind the few verbs that the program needs.
//
// It lives in a shadow tree. There CodeMirror puts its styles into constructed style sheets, which
// the page's Content-Security-Policy allows; into the page itself it would put <style> elements.

import { closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, indentWithTab, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completion, offering, setCompletions } from "./completion.js";
import { languages, vocabulary } from "./languages.js";
import { mark, marks, reveal } from "./marks.js";
import { appearance } from "./theme.js";

/** Marks what the program has put in, which it need not be told of. */
const FROM_PROGRAM = Annotation.define();

/**
 * Puts an editor into an element, which answers its text as `value` from then on and takes the
 * focus, as a field does.
 *
 * @param {HTMLElement} host an empty element without a shadow tree
 * @param {(event: "typed" | "pasted" | "cursor" | "undo" | "redo" | "left", offset: number) => void} tell
 *   called when the person has done something: `cursor` with the offset of the cursor in UTF-16
 *   units; `undo` and `redo` when the editor's own history has nothing left to do.
 */
export function mount(host, tell) {
  return new Editor(host, tell);
}

class Editor {
  #language = new Compartment();
  #access = new Compartment();
  #history = new Compartment();
  #label = new Compartment();
  #tab = new Compartment();
  #view;

  constructor(host, tell) {
    const root = host.attachShadow({ mode: "open" });
    const state = EditorState.create({
      extensions: [
        this.#history.of(history()),
        Prec.highest(EditorView.domEventHandlers({ keydown: historyKeys(tell) })),
        keymap.of([...completionKeymap, ...defaultKeymap, { key: "F8", run: nextDiagnostic }]),
        this.#tab.of([]),
        lineNumbers(),
        lintGutter(),
        highlightSpecialChars(),
        bracketMatching(),
        indentUnit.of("  "),
        completion,
        marks,
        appearance,
        this.#language.of([]),
        this.#access.of([]),
        this.#label.of([]),
        // The text is in the order of Tab by itself; saying so tells it to those who ask the markup.
        EditorView.contentAttributes.of({
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => report(update, tell)),
        EditorView.domEventHandlers({ beforeinput: typeOver, blur: () => tell("left", 0) }),
      ],
    });
    this.#view = new EditorView({ state, root, parent: root });
    Object.defineProperties(host, {
      value: { configurable: true, get: () => this.#view.state.doc.toString() },
      focus: { configurable: true, value: () => this.#view.focus() },
    });
  }

  /**
   * Shows a text, in place of the present one. Where the two agree, the place scrolled to and the
   * cursor stay. The editor's own history begins anew: it must not mix two texts.
   */
  show(text) {
    const changes = difference(this.#view.state.doc.toString(), text);
    if (!changes) return;
    closeCompletion(this.#view);
    this.#view.dispatch({ changes, annotations: FROM_PROGRAM.of(true) });
    this.#view.dispatch({ effects: this.#history.reconfigure([]) });
    this.#view.dispatch({ effects: this.#history.reconfigure(history()) });
  }

  /** Sets the language, what screen readers call the field and say about it, and whether it can be typed in. */
  become(language, label, description, isReadOnly, isInvalid) {
    const attributes = { "aria-label": label, "aria-description": description, "aria-invalid": String(isInvalid) };
    if (isReadOnly) attributes["aria-readonly"] = "true";
    this.#view.dispatch({
      effects: [
        this.#language.reconfigure([languages[language], offering(vocabulary[language])]),
        this.#access.reconfigure(EditorState.readOnly.of(isReadOnly)),
        this.#label.reconfigure(EditorView.contentAttributes.of(attributes)),
      ],
    });
  }

  /** Sets what is underlined: `[from, to, "error" | "warning", message]` each. */
  setProblems(problems) {
    const end = this.#view.state.doc.length;
    const diagnostics = problems.map(([from, to, severity, message]) => ({
      from: Math.min(from, end),
      to: Math.min(to, end),
      severity,
      message,
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Marks stretches of the text, see {@link mark}. */
  mark(offsets) {
    mark(this.#view, offsets);
  }

  /** Scrolls to an offset, see {@link reveal}. */
  reveal(offset) {
    reveal(this.#view, offset);
  }

  /** Sets the words to complete, see {@link setCompletions}. */
  setWords(words) {
    setCompletions(this.#view, words);
  }

  /** Whether Tab indents. Otherwise it goes on to what follows the editor, as everywhere. */
  setTabIndents(indents) {
    this.#view.dispatch({ effects: this.#tab.reconfigure(indents ? keymap.of([indentWithTab]) : []) });
  }

  /** Selects from one offset to another, and takes the focus. */
  select(from, to) {
    const end = this.#view.state.doc.length;
    this.#view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
    this.#view.focus();
  }

  /** Takes the editor away. */
  destroy() {
    this.#view.destroy();
  }
}

/**
 * Undo and redo: those of the editor first, then those of the program. A key is the letter on it,
 * whatever Caps Lock and the script of the keyboard say.
 */
function historyKeys(tell) {
  const step = (view, depth, command, event) => {
    if (depth(view.state) > 0) command(view);
    else tell(event, 0);
    return true;
  };
  return (event, view) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    if (letter === "z" && !event.shiftKey) return step(view, undoDepth, undo, "undo");
    if (letter === "z" || letter === "y") return step(view, redoDepth, redo, "redo");
    return false;
  };
}

/**
 * Types over what is selected. Left to itself, a browser carries the style of the deleted text over
 * to the new one in a style attribute, which the Content-Security-Policy forbids.
 */
function typeOver(event, view) {
  const isPlain = event.inputType === "insertText" && event.data && !event.isComposing;
  if (!isPlain || view.state.readOnly || (view.state.selection.main.empty && !event.data.includes("\n"))) return false;
  const text = view.state.toText(event.data);
  view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function report(update, tell) {
  const isOfPerson = (transaction) => transaction.docChanged && !transaction.annotation(FROM_PROGRAM);
  const changed = update.transactions.filter(isOfPerson);
  if (changed.length > 0) {
    const isPasted = changed.some((transaction) => transaction.isUserEvent("input.paste") || transaction.isUserEvent("input.drop"));
    tell(isPasted ? "pasted" : "typed", 0);
  } else if (update.selectionSet && update.transactions.some((transaction) => transaction.isUserEvent("select"))) {
    tell("cursor", update.state.selection.main.head);
  }
}

/** The one stretch in which two texts differ, as a change of the first; nothing where they agree. */
function difference(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
