// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Damaged modules are refused with a message or are modules that can be encoded, whatever they say.
 */
@Tag("slow")
class FuzzTest {
    private static final int MUTANTS = Boolean.getBoolean("trifola.full") ? 2_000_000 : 40_000;

    /** A mutant that takes longer has found something that is not linear; milliseconds. */
    private static final long MAX_MILLIS = 1_000;

    private final Random random = new Random(20_260_101);
    private int accepted;
    private int refused;

    @Test
    void mutants() throws IOException {
        List<byte[]> samples = samples();
        for (int i = 0; i < MUTANTS; i++) {
            check(mutant(samples.get(random.nextInt(samples.size()))));
        }
        assertEquals(MUTANTS, accepted + refused);
        assertTrue(accepted > MUTANTS / 100, "accepted: " + accepted);
        assertTrue(refused > MUTANTS / 10, "refused: " + refused);
    }

    @Test
    void truncations() {
        byte[] sample = Encoder.encode(Samples.everything());
        for (int length = 0; length < sample.length; length++) {
            check(Arrays.copyOf(sample, length));
        }
        assertEquals(sample.length, accepted + refused);
        // Whole up to: the preamble, two custom sections, the types, the imports, the data.
        assertEquals(6, accepted);
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        samples.add(Encoder.encode(Samples.everything()));
        try (Stream<Path> files = Files.list(Path.of("../benchmarks/kernels"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".wasm")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length < 8_000) {
                    samples.add(bytes);
                }
            }
        }
        return samples;
    }

    private byte[] mutant(byte[] sample) {
        byte[] mutant = sample.clone();
        switch (random.nextInt(5)) {
            case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
            case 1 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            case 3 -> hugeNumber(mutant);
            default -> {
                byte[] noise = new byte[random.nextInt(100)];
                random.nextBytes(noise);
                int keep = 8 + random.nextInt(mutant.length - 8);
                mutant = Arrays.copyOf(mutant, keep + noise.length);
                System.arraycopy(noise, 0, mutant, keep, noise.length);
            }
        }
        return mutant;
    }

    /** Counts of up to 2^32-1 in arbitrary places. */
    private void hugeNumber(byte[] mutant) {
        int at = random.nextInt(mutant.length - 5);
        Arrays.fill(mutant, at, at + 4, (byte) 0xFF);
        mutant[at + 4] = (byte) (random.nextBoolean() ? 0x07 : 0x0F);
    }

    private void check(byte[] mutant) {
        long start = System.nanoTime();
        try {
            Module module = Decoder.decode(mutant, Features.ALL, ImplementationLimits.DEFAULT);
            module.names();
            byte[] encoded = Encoder.encode(module);
            Module again = Decoder.decode(encoded, Features.ALL, ImplementationLimits.DEFAULT);
            assertTrue(Arrays.equals(encoded, Encoder.encode(again)), "not stable");
            BodyWalk.walk(module);
            accepted++;
        } catch (LoadException e) {
            assertTrue(e.getMessage().startsWith(e.fault().phrase()));
            refused++;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(HexFormat.of().formatHex(mutant), e);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < MAX_MILLIS, () -> millis + " ms: " + HexFormat.of().formatHex(mutant));
    }
}
