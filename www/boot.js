// Starts the page: the saved theme and language before anything is painted, then the program.
// Tells it, too, when the program cannot start, and when it stops later.
//
// This is a classic script in <head>, on purpose: a module would run after the first paint, and
// the page would flash in the wrong theme. What it cannot say, because it never ran, is in the
// page itself (see #boot in index.html).
(() => {
  "use strict";

  const root = document.documentElement;

  /** What the program kept under this name, or nothing: storage may be closed to this page. */
  function kept(name) {
    try {
      return localStorage.getItem(`ketpad:${name}`);
    } catch {
      return null;
    }
  }

  const theme = kept("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  const chosen = kept("language");
  const ofBrowser = /^ko\b/i.test(navigator.language) ? "ko" : "en";
  const language = chosen === "en" || chosen === "ko" ? chosen : ofBrowser;
  root.lang = language;
  // From here on one language is enough; until then the page speaks both (see boot.css).
  root.dataset.boot = language;

  const WORDS = {
    en: {
      noWasm:
        "This browser does not run WebAssembly for this page, and Ketpad needs it. Please use a current Firefox, Chrome, Edge or Safari; if WebAssembly is switched off, by a lockdown mode or a policy for instance, allow it for this page.",
      notLoaded:
        "A part of Ketpad could not be loaded. Please check the connection and whether an extension blocks this page, then reload it. If this is your own copy, check that every file of its folder is on the server.",
      notStarted:
        "Ketpad was loaded but could not start. Please reload the page. If this happens again, please report it together with the line below.",
      stopped:
        "Ketpad has stopped because of an error of its own. Your circuit is kept in this browser; reload the page to go on with it.",
      stoppedUnkept:
        "Ketpad has stopped because of an error of its own. This browser keeps nothing for the page, so copy the OpenQASM program before you reload it.",
      reload: "Reload",
    },
    ko: {
      noWasm:
        "이 브라우저는 이 페이지에서 WebAssembly를 실행하지 않는데, Ketpad에는 WebAssembly가 필요합니다. 최신 Firefox, Chrome, Edge, Safari를 사용해 주세요. 차단 모드나 정책 등으로 꺼져 있다면 이 페이지에 허용해 주세요.",
      notLoaded:
        "Ketpad의 일부를 불러오지 못했습니다. 인터넷 연결과 이 페이지를 막는 확장 프로그램이 있는지 확인한 뒤 새로 고침해 주세요. 직접 올린 사본이라면 폴더의 모든 파일이 서버에 있는지 확인해 주세요.",
      notStarted:
        "Ketpad을 불러왔지만 시작하지 못했습니다. 페이지를 새로 고침해 주세요. 같은 일이 다시 일어나면 아래 줄과 함께 알려 주세요.",
      stopped:
        "Ketpad이 자체 오류로 멈췄습니다. 회로는 이 브라우저에 저장되어 있습니다. 페이지를 새로 고침하면 이어서 작업할 수 있습니다.",
      stoppedUnkept:
        "Ketpad이 자체 오류로 멈췄습니다. 이 브라우저는 페이지의 내용을 저장하지 않으니, 새로 고침하기 전에 OpenQASM 프로그램을 복사해 두세요.",
      reload: "새로 고침",
    },
  };
  // Asked anew each time: the language can be changed while the program runs.
  const say = (name) => WORDS[root.lang === "ko" ? "ko" : "en"][name];

  const parsed = new Promise((resolve) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve);
    else resolve();
  });

  class StartFailure extends Error {
    constructor(words, cause) {
      super(words, { cause });
    }
  }
  const failsAs = (words) => (cause) => {
    throw new StartFailure(words, cause);
  };

  function address(name) {
    const content = document.querySelector(`meta[name="${name}"]`)?.content;
    return new URL(content, document.baseURI).href;
  }

  async function download(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
    return response;
  }

  // What the program says, by language: a text for each that has been loaded. The program begins
  // with the one loaded here, and loads another when the language is changed.
  const words = {
    async load(language) {
      words[language] ??= await (await download(address(`ketpad-words-${language}`))).text();
      return words[language];
    },
  };
  globalThis.ketpadWords = words;

  async function start() {
    if (typeof WebAssembly !== "object") throw new StartFailure(say("noWasm"));
    const [program, wasm] = await Promise.all([
      import(address("ketpad-script")),
      download(address("ketpad-wasm")),
      words.load(language),
    ]).catch(failsAs(say("notLoaded")));
    // The program looks for #app as soon as it runs.
    await parsed;
    watch();
    await program.default({ module_or_path: wasm }).catch((cause) => {
      const blocked = cause instanceof WebAssembly.CompileError && /disallowed|blocked|content security policy/i.test(cause.message);
      const damaged = cause instanceof WebAssembly.CompileError || cause instanceof WebAssembly.LinkError;
      // A connection that breaks in the middle of the file is a TypeError.
      const cutOff = cause instanceof TypeError;
      failsAs(blocked ? say("noWasm") : damaged || cutOff ? say("notLoaded") : say("notStarted"))(cause);
    });
    document.getElementById("boot")?.remove();
  }

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  function reloadButton() {
    const button = element("button", say("reload"));
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    return button;
  }

  async function explain(failure) {
    await parsed;
    const sentence = failure instanceof StartFailure ? failure.message : say("notStarted");
    const cause = failure instanceof StartFailure ? failure.cause : failure;
    const parts = [element("p", sentence), reloadButton()];
    if (cause) parts.push(element("pre", String(cause)));

    const boot = document.getElementById("boot");
    boot.setAttribute("role", "alert");
    boot.replaceChildren(...parts);
    document.getElementById("app").replaceChildren();
  }

  // A panic ends in a RuntimeError. A stack that overflows is a RangeError, in Firefox an
  // InternalError, as it is in any script; this program's has WebAssembly in its trace.
  function isOfProgram(error) {
    if (error instanceof WebAssembly.RuntimeError) return true;
    return ["RangeError", "InternalError"].includes(error?.name) && /wasm-function|\[wasm code\]/.test(error.stack);
  }

  /** Tells of a program that has stopped: nothing on the page would answer any more. */
  function watch() {
    let told = false;
    const notice = (error) => {
      if (told || !isOfProgram(error)) return;
      told = true;
      const crash = element("div", "");
      crash.id = "crash";
      crash.setAttribute("role", "alert");
      const sentence = say(kept("document") === null ? "stoppedUnkept" : "stopped");
      crash.append(element("p", sentence), reloadButton(), element("pre", String(error)));
      // A modal dialog would lie over the notice, and the program cannot close it now.
      for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
      document.body.append(crash);
    };
    addEventListener("error", ({ error }) => notice(error));
    addEventListener("unhandledrejection", ({ reason }) => notice(reason));
  }

  start().catch(explain);
})();
