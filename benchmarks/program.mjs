// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Runs a WASI program in node: program.mjs FOLDER FILE [ARGUMENT]...; FOLDER is what the program
// may use under the same name, or empty.

import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [folder, ...args] = process.argv.slice(2);
const preopens = folder === '' ? {} : { [folder]: folder };
const wasi = new WASI({ version: 'preview1', args, env: {}, preopens });
const module = new WebAssembly.Module(readFileSync(args[0]));
process.exitCode = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
