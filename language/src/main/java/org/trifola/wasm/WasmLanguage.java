// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleOptions;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;

import org.graalvm.options.OptionDescriptors;
import org.graalvm.options.OptionValues;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.link.ModuleLoader;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmLoadError;
import org.trifola.wasm.script.Script;
import org.trifola.wasm.script.ScriptLoader;
import org.trifola.wasm.script.ScriptParser;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;

/**
 * The language {@code wasm}. Evaluating a source gives a module; instantiating that gives an
 * instance, whose member {@code exports} has what the module exports.
 *
 * <pre>{@code
 * try (Context context = Context.create("wasm")) {
 *     Source source = Source.newBuilder("wasm", new File("add.wat")).build();
 *     Value instance = context.eval(source).newInstance();
 *     int sum = instance.getMember("exports").invokeMember("add", 1, 2).asInt();
 * }
 * }</pre>
 *
 * <p>Sources are binary modules ({@value #BINARY_MIME}), modules in the text format ({@value
 * #TEXT_MIME}) or scripts of the official test suite ({@value #SCRIPT_MIME}). Imports are arguments
 * of {@code newInstance}: objects whose members are modules, whose members are functions, memories,
 * tables, globals, or exports of other instances. Contexts of one engine share modules and their
 * code: the same source gives the same module. {@link WasmOptions} lists the options.
 */
@TruffleLanguage.Registration(
        id = WasmLanguage.ID,
        name = "WebAssembly",
        implementationName = "Trifola",
        version = "3.0",
        defaultMimeType = WasmLanguage.BINARY_MIME,
        byteMimeTypes = WasmLanguage.BINARY_MIME,
        characterMimeTypes = {WasmLanguage.TEXT_MIME, WasmLanguage.SCRIPT_MIME},
        contextPolicy = TruffleLanguage.ContextPolicy.SHARED,
        fileTypeDetectors = WasmFileDetector.class,
        website = "https://webassembly.org/")
public final class WasmLanguage extends TruffleLanguage<WasmContext> {
    /** The id of the language. */
    public static final String ID = "wasm";

    /** MIME type of binary modules, and the default one. */
    public static final String BINARY_MIME = "application/wasm";

    /** MIME type of modules in the text format. */
    public static final String TEXT_MIME = "text/x-wat";

    /** MIME type of scripts. */
    public static final String SCRIPT_MIME = "text/x-wast";

    private final WasmEngine engine;

    /** Called by Truffle, once per engine. */
    public WasmLanguage() {
        engine = new LanguageEngine(this);
    }

    @Override
    protected WasmContext createContext(Env env) {
        // A native image cannot define classes.
        engine.translateAfter =
                TruffleOptions.AOT ? -1 : env.getOptions().get(WasmOptions.TranslateAfter);
        engine.pieceSize = env.getOptions().get(WasmOptions.PieceSize);
        engine.usesFuel = usesFuel(env.getOptions());
        engine.types.setMaxArrayBytes(env.getOptions().get(WasmOptions.MaxArraySize));
        return new WasmContext(env, engine);
    }

    @Override
    protected void finalizeContext(WasmContext context) {
        context.finish();
    }

    @Override
    protected void disposeContext(WasmContext context) {
        context.close();
    }

    @Override
    protected Object getScope(WasmContext context) {
        return context.scope();
    }

    @Override
    protected CallTarget parse(ParsingRequest request) {
        Headroom.prove();
        Source source = request.getSource();
        Features features = WasmContext.get(null).features();
        try {
            return root(source, features).getCallTarget();
        } catch (LoadException e) {
            throw new WasmLoadError(e, source);
        }
    }

    private RootNode root(Source source, Features features) {
        ImplementationLimits limits = ImplementationLimits.DEFAULT;
        if (Sources.isScript(source)) {
            Script script = ScriptParser.parse(source.getCharacters(), source.getName());
            return new ScriptRootNode(
                    this, script, new ScriptLoader(features, limits, engine.types));
        }
        ModuleLoader loader = new ModuleLoader(engine, features, limits);
        return new ModuleRootNode(this, Sources.load(source, loader));
    }

    /** Contexts may share this instance if they accept the same modules. */
    @Override
    protected boolean areOptionsCompatible(OptionValues first, OptionValues other) {
        return first.get(WasmOptions.Features).equals(other.get(WasmOptions.Features))
                && first.get(WasmOptions.TranslateAfter)
                        .equals(other.get(WasmOptions.TranslateAfter))
                && first.get(WasmOptions.PieceSize).equals(other.get(WasmOptions.PieceSize))
                && usesFuel(first) == usesFuel(other)
                && first.get(WasmOptions.MaxArraySize).equals(other.get(WasmOptions.MaxArraySize));
    }

    /** Whether code is to count its work: how much it may do is not part of it. */
    private static boolean usesFuel(OptionValues options) {
        return options.get(WasmOptions.Fuel) != GuestLimits.UNLIMITED;
    }

    /** Shared memories are for several threads; everything else is the guest's to synchronize. */
    @Override
    protected boolean isThreadAccessAllowed(Thread thread, boolean singleThreaded) {
        return true;
    }

    @Override
    protected OptionDescriptors getOptionDescriptors() {
        return new WasmOptionsOptionDescriptors();
    }
}
