// What can be completed: the words that the program says fit the present circuit.

import { autocompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { StateEffect, StateField } from "@codemirror/state";

const setWords = StateEffect.define();

const known = StateField.define({
  create: () => [],
  update: (words, transaction) => transaction.effects.find((effect) => effect.is(setWords))?.value ?? words,
});

const WORD = /[\p{L}_$][\p{L}\p{N}_]*$/u;

function complete(context) {
  const kind = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  if (kind === "comment" || kind === "string") return null;
  const word = context.matchBefore(WORD);
  if (!word && !context.explicit) return null;
  return { from: word?.from ?? context.pos, options: context.state.field(known), validFor: new RegExp(`^${WORD.source}`, "u") };
}

export const completion = [known, autocompletion({ override: [complete], icons: false })];

/**
 * Sets the words to complete.
 * @param {import("@codemirror/view").EditorView} view
 * @param {[label: string, detail: string, info: string][]} words detail stands beside the word, info is its help
 */
export function setCompletions(view, words) {
  const options = words.map(([label, detail, info]) => ({ label, detail, info: info || undefined }));
  view.dispatch({ effects: setWords.of(options) });
}
