import { launch, open, started } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
const site = await serve("/work/main/dist", { base: "/x/y/" });
const browser = await launch();
const o = await open(browser, site.url, {});
o.page.on("pageerror", e=>console.log("PAGEERROR", e.stack?.slice(0,600))); o.page.on("console", m => console.log(m.type(), m.text()));
await started(o.page);
const long=(qubits, layers)=>{ const layer = Array.from({ length: qubits }, (_, k) => `rx(0.1) q[${k}];`).join("\n");
  return `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\nbit[${qubits}] c;\n${`${layer}\n`.repeat(layers)}c = measure q;\n`;}
let t=Date.now();
await o.page.locator("#code").fill(long(22,60)); await o.page.waitForTimeout(400);
console.log("pasted", Date.now()-t); t=Date.now();
console.log(await o.page.evaluate(()=>document.querySelectorAll(".gate").length), Date.now()-t); t=Date.now();
await o.page.evaluate(()=>{ globalThis.longtasks=[]; new PerformanceObserver(l=>{for(const e of l.getEntries()) longtasks.push(Math.round(e.duration))}).observe({entryTypes:["longtask"]}); });
await o.page.evaluate(()=>document.querySelector("#run").click());
for (let i=0;i<8;i++){ await new Promise(r=>setTimeout(r,500)); const s=Date.now(); const p=await Promise.race([o.page.evaluate(()=>[document.querySelector("#run-status").innerText, longtasks.length, longtasks.slice(-5)]), new Promise(r=>setTimeout(()=>r("blocked"),5000))]); console.log(Date.now()-s, p); }
await browser.close(); await site.close();
