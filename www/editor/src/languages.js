// How the languages of the code pane are coloured. These modes tell words apart, nothing more:
// what a program means, and what is wrong with it, the program itself says.

import { StreamLanguage } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const words = (text) => new Set(text.split(/\s+/));

/** What each kind of word is to the colours. */
const TOKENS = {
  annotation: tags.meta,
  constant: tags.atom,
  function: tags.function(tags.variableName),
  gate: tags.macroName,
  type: tags.typeName,
  variable: tags.variableName,
};

const QASM3 = {
  keyword: words(`OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end
    return for while in switch case default pragma input output const readonly mutable ctrl negctrl inv pow
    measure reset barrier delay nop`),
  type: words("qubit qreg bit creg bool int uint float angle complex array duration stretch void"),
  constant: words("pi π tau τ euler ℇ true false im"),
  function: words(`arccos arcsin arctan ceiling cos exp floor log mod popcount rotl rotr sin sqrt tan durationof
    sizeof real imag`),
};

const QASM2 = {
  keyword: words("OPENQASM include gate opaque if measure reset barrier"),
  type: words("qreg creg"),
  constant: words("pi"),
  function: words("sin cos tan exp ln sqrt"),
};

// What a statement can follow directly: `if (c) x q;`
const HEADS = words("if while for switch");

const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u;
const NUMBER = /^(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)(?:dt|ns|us|µs|μs|ms|s|im)?/;

/** The mode of a dialect of OpenQASM. A name where a statement begins is that of a gate. */
function openQasm(name, dialect) {
  return StreamLanguage.define({
    name,
    startState: () => ({ inComment: false, atStart: true, depth: 0, inHead: false }),
    copyState: (state) => ({ ...state }),
    token(stream, state) {
      if (state.inComment) return comment(stream, state);
      if (stream.eatSpace()) return null;
      if (stream.match("//")) {
        stream.skipToEnd();
        return "comment";
      }
      if (stream.match("/*")) return comment(stream, state);
      if (stream.match(/^"[^"\n]*"?/) || stream.match(/^'[^'\n]*'?/)) return "string";
      if (stream.match(/^(?:@[\p{L}_][\p{L}\p{N}_.]*|#?pragma\b).*/u)) return "annotation";
      if (stream.match(NUMBER)) {
        state.atStart = false;
        return "number";
      }
      if (stream.match(/^\$\d+/)) return "variable";
      const found = stream.match(NAME);
      if (found) return wordOf(found[0], stream, state);
      punctuation(stream.next(), state);
      return null;
    },
    languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } } },
    tokenTable: TOKENS,
  });

  function wordOf(word, stream, state) {
    const atStart = state.atStart;
    state.atStart = false;
    if (dialect.keyword.has(word)) {
      if (HEADS.has(word)) state.inHead = true;
      if (word === "else" || word === "default") state.atStart = true;
      return "keyword";
    }
    if (dialect.type.has(word)) return "type";
    if (dialect.constant.has(word)) return "constant";
    if (dialect.function.has(word) && stream.match(/^\s*\(/, false)) return "function";
    if (!atStart || stream.match(/^\s*(?:\[[^\]]*\]\s*)?(?:[-+*/%&|^~]|<<|>>|\*\*)?=(?!=)/, false)) return "variable";
    return "gate";
  }
}

function comment(stream, state) {
  state.inComment = !stream.match(/^.*?\*\//);
  if (state.inComment) stream.skipToEnd();
  return "comment";
}

function punctuation(character, state) {
  if (character === ";" || character === "{" || character === "}") {
    Object.assign(state, { atStart: true, depth: 0, inHead: false });
  } else if (character === "@") {
    state.atStart = true;
  } else if (character === "(") {
    state.depth += 1;
  } else if (character === ")") {
    state.depth = Math.max(0, state.depth - 1);
    if (state.depth === 0 && state.inHead) Object.assign(state, { atStart: true, inHead: false });
  }
}

const PYTHON_KEYWORDS = words(`and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda nonlocal not or pass raise return try while with yield`);
const PYTHON_CONSTANTS = words("True False None");

/** As much of Python as the program writes. */
const python = StreamLanguage.define({
  name: "python",
  startState: () => ({ quote: null }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.quote) return longString(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    const quote = stream.match(/^[rbfRBF]{0,2}("""|''')/);
    if (quote) {
      state.quote = quote[1];
      return longString(stream, state);
    }
    if (stream.match(/^[rbfRBF]{0,2}(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/)) return "string";
    if (stream.match(NUMBER)) return "number";
    const found = stream.match(NAME);
    if (!found) {
      stream.next();
      return null;
    }
    if (PYTHON_KEYWORDS.has(found[0])) return "keyword";
    if (PYTHON_CONSTANTS.has(found[0])) return "constant";
    return stream.match(/^\s*\(/, false) ? "function" : "variable";
  },
  languageData: { commentTokens: { line: "#" } },
  tokenTable: TOKENS,
});

function longString(stream, state) {
  while (!stream.eol()) {
    if (stream.match(state.quote)) {
      state.quote = null;
      return "string";
    }
    stream.next();
  }
  return "string";
}

const wordsOf = ({ keyword, type, constant, function: functions }) => [...keyword, ...type, ...constant, ...functions];

/** The words of the languages themselves, for those in which one types. */
export const vocabulary = { qasm3: wordsOf(QASM3), qasm2: wordsOf(QASM2), python: [] };

/** The modes by the names that the program calls its languages by. */
export const languages = { qasm3: openQasm("qasm3", QASM3), qasm2: openQasm("qasm2", QASM2), python };
