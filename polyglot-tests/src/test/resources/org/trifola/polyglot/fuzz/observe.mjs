// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0
//
// Does what OwnSubject.java does, in node. It writes the version of V8 first. Then it reads lines
// "binary in base64, tab, rounds of arguments", and writes its observations and "end" for each;
// without rounds, whether the module is valid.
import { createInterface } from "node:readline";

const view = new DataView(new ArrayBuffer(8));
const told = [];
const lines = [];

function float(value) {
    if (Number.isNaN(value)) return "nan";
    view.setFloat64(0, value);
    return "0x" + view.getBigUint64(0).toString(16);
}

const host = {
    log(a, b, c, d) {
        if (told.length < 20) told.push(`${a},${b},${float(c)},${float(d)}`);
    },
    same: (a) => a,
};

// A number, or what kind of reference it is. Numbers look alike whatever their type.
function kind(value, isFloat) {
    if (value === null) return "null";
    if (typeof value === "number") return isFloat ? float(value) : String(value);
    return typeof value === "bigint" ? String(value) : typeof value;
}

function failure(error, exports) {
    if (error instanceof WebAssembly.Exception) {
        for (let i = 0; exports && "x" + i in exports; i++) {
            const tag = exports["x" + i];
            if (error.is(tag)) {
                if (i !== 1) return "exception x" + i;
                return `exception x1 ${kind(error.getArg(tag, 0), false)}`;
            }
        }
        return "exception";
    }
    return "trap: " + error.message;
}

function results(value) {
    if (value === undefined) return "";
    return Array.isArray(value) ? value.join(" ") : String(value);
}

function calls(exports, rounds) {
    for (const round of rounds) {
        for (let i = 0; "f" + i in exports; i++) {
            told.length = 0;
            let seen;
            try {
                seen = results(exports["f" + i](...round));
            } catch (e) {
                seen = failure(e, exports);
            }
            const log = told.length ? ` told [${told.join(", ")}]` : "";
            lines.push(`f${i}: ${seen}${log}`);
        }
    }
}

function memory(buffer) {
    const bytes = new Int8Array(buffer);
    let hash = 0;
    for (let i = 0; i < bytes.length; i++) hash = (Math.imul(31, hash) + bytes[i]) | 0;
    return `${bytes.length} bytes ${hash}`;
}

function table(table) {
    const seen = [];
    const length = Number(table.length);
    for (let i = 0; i < length; i++) {
        seen.push(kind(table.get(typeof table.length === "bigint" ? BigInt(i) : i), false));
    }
    return seen.join(" ");
}

function state(exports) {
    for (let i = 0; i < 16; i++) {
        const global = exports["g" + i];
        if (global) lines.push(`g${i}: ${kind(global.value, i < 8 && i % 4 >= 2)}`);
    }
    for (let i = 0; i < 4; i++) {
        if ("t" + i in exports) lines.push(`t${i}: ${table(exports["t" + i])}`);
    }
    for (let i = 0; "m" + i in exports; i++) {
        lines.push(`m${i}: ${memory(exports["m" + i].buffer)}`);
    }
}

function observe(bytes, rounds) {
    told.length = 0;
    let exports;
    try {
        ({ exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host }));
    } catch (e) {
        lines.push("instantiation: " + failure(e));
        return;
    }
    calls(exports, rounds);
    state(exports);
}

function round(text) {
    const [i, l, f, d] = text.split(",");
    return [Number(i), BigInt(l), Number(f), Number(d)];
}

process.stdout.write(process.versions.v8 + "\n");
for await (const line of createInterface({ input: process.stdin })) {
    const [binary, rounds] = line.split("\t");
    lines.length = 0;
    const bytes = Buffer.from(binary, "base64");
    if (rounds) {
        observe(bytes, rounds.split(";").filter((text) => text).map(round));
    } else {
        lines.push(WebAssembly.validate(bytes) ? "valid" : "invalid");
    }
    process.stdout.write(lines.join("\n") + "\nend\n");
}
