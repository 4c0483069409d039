// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.script.Suites;

import java.io.IOException;
import java.util.List;

/** The official scripts use the same fuel in every tier. */
@Tag("slow")
final class FuelTest {
    private static final long FUEL = 1L << 62;

    /** In the ordinary build every so manieth script runs. */
    private static final int STEP = 16;

    /** How much work depends on what other threads do meanwhile, and how deep the stack is. */
    private static boolean isDetermined(String path, String text) {
        return !path.contains("threads") && !text.contains("assert_exhaustion");
    }

    private static String run(Tier tier, Source source) {
        try (Context context = tier.context(GuestLimits.NONE.withFuel(FUEL))) {
            Value result = context.eval(source);
            long left = context.getBindings("wasm").getMember("fuel").asLong();
            return (FUEL - left) + " units, " + result.getMember("report").asString();
        }
    }

    @Test
    void everyTierUsesTheSame() throws IOException {
        int step = Contexts.FULL ? 1 : STEP;
        List<Suites.Entry> entries = Suites.all();
        int compared = 0;
        for (int i = 0; i < entries.size(); i += step) {
            Suites.Entry entry = entries.get(i);
            String text = entry.text();
            if (!isDetermined(entry.path(), text)) {
                continue;
            }
            Source source =
                    Source.newBuilder("wasm", text, entry.path()).mimeType("text/x-wast").build();
            String expected = run(Tier.INTERPRETER, source);
            for (Tier tier : Tier.values()) {
                assertEquals(expected, run(tier, source), entry.path() + " " + tier);
            }
            compared++;
        }
        assertTrue(compared > 0, "no scripts");
    }
}
