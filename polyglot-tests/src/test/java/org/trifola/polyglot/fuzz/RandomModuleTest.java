// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.valid.Validator;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Random modules are valid, and together have every instruction. */
@Tag("slow")
final class RandomModuleTest {
    private static final int MODULES = 600;

    @Test
    void validAndWithEveryRowOfTheTable() {
        Map<Opcode, Integer> used = new EnumMap<>(Opcode.class);
        for (long seed = 1; seed <= MODULES; seed++) {
            RandomModule module = new RandomModule(seed);
            validate(module.binary(), seed);
            for (Opcode op : module.used) {
                used.merge(op, 1, Integer::sum);
            }
        }
        Set<Opcode> missing = EnumSet.allOf(Opcode.class);
        missing.removeAll(used.keySet());
        assertEquals(Set.of(), missing);
    }

    private static void validate(byte[] binary, long seed) {
        try {
            Validator.validate(
                    Decoder.decode(binary, Features.ALL, ImplementationLimits.DEFAULT),
                    Features.ALL,
                    ImplementationLimits.DEFAULT,
                    new TypeStore());
        } catch (LoadException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @Test
    void theSameSeedMakesTheSameModule() {
        assertArrayEquals(new RandomModule(7).binary(), new RandomModule(7).binary());
    }
}
