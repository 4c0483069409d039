// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Features;

/** The value of {@code --features}. */
final class FeatureList {
    private FeatureList() {}

    /**
     * The features that a command line asks for.
     *
     * @throws UsageException if it names one that does not exist
     */
    static Features of(CommandLineArguments arguments) throws UsageException {
        String list = arguments.value(LaunchOption.FEATURES);
        if (list == null) {
            return Features.ALL;
        }
        try {
            return Features.parse(list);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong("--features: " + e.getMessage());
        }
    }
}
