// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;

/** Validation of modules (spec 3.5): everything that can be known before a module is linked. */
public final class Validator {
    private Validator() {}

    /**
     * Validates a module, function bodies included. What the decoder refused already, such as types
     * of features that are off and too many things of a kind, is not asked again.
     *
     * @param module what the decoder or the text parser made
     * @param features which instructions and types it may use
     * @param limits how large its parts may be
     * @param store where its types become canonical
     * @return its closed types
     * @throws LoadException with the first thing that is wrong, in the order of the binary's
     *     sections
     */
    public static Types validate(
            Module module, Features features, ImplementationLimits limits, TypeStore store) {
        Context context = new Context(module, features, limits, store);
        BodyValidator bodies = new BodyValidator(context);
        TypeRules.typeSection(context);
        ExternRules.imports(context);
        ExternRules.definitions(context);
        SegmentRules.tables(context, bodies);
        SegmentRules.globals(context, bodies);
        ExternRules.exports(context);
        ExternRules.start(context);
        SegmentRules.elements(context, bodies);
        SegmentRules.data(context, bodies);
        Bodies.validate(context, bodies);
        return context.types;
    }
}
