// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.runtime.HostRecord;
import org.trifola.wasm.script.CommandKind;
import org.trifola.wasm.script.EngineEnvironment;
import org.trifola.wasm.script.Script;
import org.trifola.wasm.script.ScriptLoader;
import org.trifola.wasm.script.ScriptModules;
import org.trifola.wasm.script.ScriptResult;
import org.trifola.wasm.script.ScriptRunner;

import java.util.LinkedHashMap;
import java.util.Map;

/** What evaluating a script runs: gives an object with the numbers and the report. */
final class ScriptRootNode extends RootNode {
    private final Script script;
    private final ScriptLoader loader;
    private final ScriptModules modules = new ScriptModules();

    ScriptRootNode(WasmLanguage language, Script script, ScriptLoader loader) {
        super(language);
        this.script = script;
        this.loader = loader;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return run();
    }

    @TruffleBoundary
    private Object run() {
        WasmContext context = WasmContext.get(this);
        EngineEnvironment environment =
                new EngineEnvironment(
                        context.store(),
                        code -> context.env().newTruffleThreadBuilder(code).build(),
                        modules);
        ScriptResult result = ScriptRunner.run(script, loader, modules, environment);
        Map<String, Object> counts = new LinkedHashMap<>();
        for (CommandKind kind : CommandKind.values()) {
            counts.put(kind.text(), result.count(kind));
        }
        return HostRecord.of(
                "passed", result.passed(),
                "failed", result.failed(),
                "assertions", result.assertions(),
                "counts", new HostRecord(counts),
                "report", result.report());
    }

    @Override
    public String getName() {
        return "script";
    }

    @Override
    public boolean isInternal() {
        return true;
    }
}
