// What can be completed: the words of the language, and those that the program says fit the
// present circuit.

import { autocompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { Facet, StateEffect, StateField } from "@codemirror/state";

const setWords = StateEffect.define();

/** The words of the language itself. */
const languageWords = Facet.define({ combine: (values) => values.flat() });

const known = StateField.define({
  create: () => [],
  update: (words, transaction) => transaction.effects.find((effect) => effect.is(setWords))?.value ?? words,
});

const WORD = /[\p{L}_$][\p{L}\p{N}_]*$/u;
const WHOLE_WORD = /^[\p{L}_$][\p{L}\p{N}_]*$/u;

function complete(context) {
  const kind = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  if (kind === "comment" || kind === "string") return null;
  const word = context.matchBefore(WORD);
  if (!word && !context.explicit) return null;
  const options = [...context.state.field(known), ...context.state.facet(languageWords)];
  return { from: word?.from ?? context.pos, options, validFor: WHOLE_WORD };
}

export const completion = [known, autocompletion({ override: [complete], icons: false })];

/** An extension that offers the words of a language. */
export const offering = (words) => languageWords.of(words.map((label) => ({ label, boost: -1 })));

/**
 * Sets the words to complete.
 * @param {import("@codemirror/view").EditorView} view
 * @param {[label: string, detail: string, info: string][]} words detail stands beside the word, info is its help
 */
export function setCompletions(view, words) {
  const options = words.map(([label, detail, info]) => ({ label, detail, info: info || undefined }));
  view.dispatch({ effects: setWords.of(options) });
}
