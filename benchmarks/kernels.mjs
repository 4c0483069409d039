// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Runs the kernels in the engine of node, with the same arguments and lines as Kernels.java.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        kernels: { type: 'string', default: 'benchmarks/kernels' },
        engine: { type: 'string', default: 'node' },
        size: { type: 'string', default: 'interpreter' },
        n: { type: 'string', default: '-1' },
        iterations: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '0' },
        calls: { type: 'string', default: '0' },
    },
});

function measure(name, n, checksum) {
    const bytes = readFileSync(`${values.kernels}/${name}.wasm`);
    const start = performance.now();
    const module = new WebAssembly.Module(bytes);
    const loaded = performance.now();
    const run = new WebAssembly.Instance(module).exports.run;
    const instantiated = performance.now();
    const calls = [];
    let best = Infinity;
    let outcome = 'ok';
    const deadline = instantiated + 1000 * values.seconds;
    for (let i = 0; i < values.iterations || performance.now() < deadline; i++) {
        const before = performance.now();
        const result = run(n) >>> 0;
        const time = performance.now() - before;
        if (i === 0 || i < values.calls) {
            calls.push(time);
        }
        best = Math.min(best, time);
        if (values.n < 0 && result !== checksum) {
            outcome = `call ${i + 1} returned ${result}`;
        }
    }
    const fixed = (time) => time.toFixed(3);
    const times = [loaded - start, instantiated - loaded, calls[0], best].map(fixed);
    const more = values.calls > 0 ? [calls.map(fixed).join()] : [];
    return [values.engine, name, n, ...times, outcome, ...more];
}

// An engine that cannot run a kernel still runs the others.
function attempt(name, n, checksum) {
    try {
        return measure(name, n, checksum);
    } catch (error) {
        const reason = error.message.split('\n')[0].replaceAll('\t', ' ');
        return [values.engine, name, n, NaN, NaN, NaN, NaN, reason];
    }
}

for (const line of readFileSync(`${values.kernels}/KERNELS.tsv`, 'utf8').split('\n')) {
    const [name, size, n, checksum] = line.split('\t');
    if (line.startsWith('#') || size !== values.size) {
        continue;
    }
    if (positionals.length === 0 || positionals.includes(name)) {
        const measurement = attempt(name, values.n < 0 ? +n : +values.n, +checksum);
        console.log(measurement.join('\t'));
        if (measurement[7] !== 'ok') {
            process.exitCode = 1;
        }
    }
}
