// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Measures in node what Rates.java measures, and prints the same lines.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const CALLS = 100_000;
const INSTANCES = 200;

const { values } = parseArgs({
    options: {
        kernels: { type: 'string', default: 'benchmarks/micro' },
        engine: { type: 'string', default: 'node' },
        seconds: { type: 'string', default: '1' },
    },
});

function print(rate, count, batch) {
    let best = Infinity;
    let outcome = 'ok';
    const deadline = performance.now() + 1000 * values.seconds;
    do {
        const start = performance.now();
        const result = batch();
        best = Math.min(best, ((performance.now() - start) * 1e6) / count);
        if (result !== count) {
            outcome = `a batch returned ${result}`;
        }
    } while (performance.now() < deadline);
    console.log([values.engine, rate, best.toFixed(1), outcome].join('\t'));
}

const module = new WebAssembly.Module(readFileSync(`${values.kernels}/rates.wasm`));
const imports = { host: { next: (x) => x + 1 } };
const { count, increment } = new WebAssembly.Instance(module, imports).exports;

print('host-call', CALLS, () => count(CALLS));
print('guest-call', CALLS, () => {
    let x = 0;
    for (let i = 0; i < CALLS; i++) {
        x = increment(x);
    }
    return x;
});
print('instantiate', INSTANCES, () => {
    let sum = 0;
    for (let i = 0; i < INSTANCES; i++) {
        sum += new WebAssembly.Instance(module, imports).exports.increment(0);
    }
    return sum;
});

// Memories are not in the heap of V8, so what the process has is compared.
const KEPT_INSTANCES = 1000;
const kept = [];
const before = process.memoryUsage().rss;
for (let i = 0; i < KEPT_INSTANCES; i++) {
    kept.push(new WebAssembly.Instance(module, imports).exports.increment);
}
const size = (process.memoryUsage().rss - before) / 1024 / KEPT_INSTANCES;
const sum = kept.reduce((total, increment) => total + increment(0), 0);
const outcome = sum === KEPT_INSTANCES ? 'ok' : `the instances returned ${sum}`;
console.log([values.engine, 'instance-size', size.toFixed(1), outcome].join('\t'));
