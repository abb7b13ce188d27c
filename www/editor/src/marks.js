// The stretches of the text that stand for the gates selected in the picture.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const setMarks = StateEffect.define();
const MARK = Decoration.mark({ class: "cm-marked" });

export const marks = StateField.define({
  create: () => Decoration.none,
  update(marked, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return effect.value;
    }
    return marked.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Marks the stretches that begin and end at these offsets: from, to, from, to, …
 * @param {EditorView} view
 * @param {number[]} offsets in the order of the text
 */
export function mark(view, offsets) {
  const end = view.state.doc.length;
  const ranges = [];
  for (let i = 0; i < offsets.length; i += 2) {
    const to = Math.min(offsets[i + 1], end);
    if (offsets[i] < to) ranges.push(MARK.range(offsets[i], to));
  }
  view.dispatch({ effects: setMarks.of(Decoration.set(ranges, true)) });
}

/**
 * Scrolls the editor, and nothing around it, so that the line with this offset is in sight.
 * @param {EditorView} view
 * @param {number} offset
 */
export function reveal(view, offset) {
  view.requestMeasure({
    read: () => view.lineBlockAt(Math.min(offset, view.state.doc.length)),
    write(line) {
      const { scrollTop, clientHeight } = view.scrollDOM;
      if (line.top < scrollTop || line.bottom > scrollTop + clientHeight) {
        view.scrollDOM.scrollTop = line.top - clientHeight / 3;
      }
    },
  });
}
