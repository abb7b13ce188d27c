use super::device::Device;
use super::order::Wires;
use super::pipeline::Pipeline;
use super::step::Step;
use super::{TranspileOptions, collect};
use crate::backend::{CouplingMap, Target};
use serde_json::Value;

fn figures(steps: &[Step], n: u32) -> (u32, u32) {
    let mut depth = vec![0u32; n as usize];
    let mut count = 0;
    for s in steps {
        let c = u32::from(if s.pair().is_some() { s.costs()[0] } else { 0 });
        count += c;
        let m = s.qubits.iter().map(|q| depth[*q as usize]).max().unwrap_or(0) + c;
        for q in &s.qubits { depth[*q as usize] = m; }
    }
    (count, depth.into_iter().max().unwrap_or(0))
}

pub fn run() {
    let rows: Vec<Value> = serde_json::from_str(&std::fs::read_to_string("/work/shared/reference/transpile.json").unwrap()).unwrap();
    let level: u8 = std::env::var("LEVEL").unwrap_or("3".into()).parse().unwrap();
    let seeds: u64 = std::env::var("SEEDS").unwrap_or("1".into()).parse().unwrap();
    let (mut g, mut d, mut k) = (0.0, 0.0, 0.0);
    let only = std::env::var("ONLY").unwrap_or_default();
    for row in &rows {
        if !only.is_empty() && !only.split(',').any(|o| row["algorithm"].as_str().unwrap() == o || row["backend"].as_str().unwrap() == o) { continue; }
        let name = row["backend"].as_str().unwrap();
        let b: Value = serde_json::from_str(&std::fs::read_to_string(format!("/work/shared/reference/backends/{name}.json")).unwrap()).unwrap();
        let n = b["num_qubits"].as_u64().unwrap() as usize;
        let mut neighbours = vec![Vec::new(); n];
        for e in b["coupling_map"].as_array().unwrap() {
            let (x, y) = (e[0].as_u64().unwrap() as u32, e[1].as_u64().unwrap() as u32);
            neighbours[x as usize].push(y); neighbours[y as usize].push(x);
        }
        for l in &mut neighbours { l.sort(); l.dedup(); }
        let target = Target { map: CouplingMap { neighbours } };
        let device = Device::new(&target);
        let parsed = crate::qasm::parse(row["qasm2"].as_str().unwrap());
        let circuit = parsed.circuit.unwrap();
        let wires = Wires { num_qubits: circuit.num_qubits(), num_clbits: circuit.num_clbits() };
        let mut found = Vec::new();
        #[allow(clippy::disallowed_methods)]
        let t = std::time::Instant::now();
        for seed in 0..seeds {
            let options = TranspileOptions { optimization_level: level, seed, initial_layout: None };
            let p = Pipeline { circuit: &circuit, device: &device, options: &options, wires };
            let (steps, names) = p.init().unwrap();
            let routed = p.improved(p.route(&steps, &names).unwrap());
            let steps = super::translate::without_formulas(routed.steps);
            let steps = super::merge::merged(steps, Wires { num_qubits: n as u32, ..wires }, circuit.variables());
            found.push(figures(&steps, n as u32));
        }
        let ms = t.elapsed().as_secs_f64() * 1e3 / seeds as f64;
        found.sort();
        let gates = found[found.len() / 2].0;
        let mut ds: Vec<u32> = found.iter().map(|f| f.1).collect(); ds.sort();
        let depth = ds[ds.len() / 2];
        let med = |key: &str| { let mut v: Vec<f64> = row["levels"][level.to_string()][key].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect(); v.sort_by(f64::total_cmp); v[v.len() / 2] };
        let (rg, rd) = (gates as f64 / med("two_qubit_gates"), depth as f64 / med("two_qubit_depth"));
        if rg.is_finite() && rg > 0.0 { g += rg.ln(); d += rd.ln(); k += 1.0; }
        println!("{name} {:10} {gates:5} / {:5} = {rg:.3}   depth {depth:4} / {:4} = {rd:.3}  {ms:.0} ms", row["algorithm"].as_str().unwrap(), med("two_qubit_gates"), med("two_qubit_depth"));
    }
    println!("geomean gates {:.3} depth {:.3} of {k}", (g / k as f64).exp(), (d / k as f64).exp());
    let _ = collect::SWAP;
}
