// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import java.util.OptionalLong;

/**
 * Limits of a table or memory (spec 2.3.11), in elements or pages. Unsigned: those with 64-bit
 * addresses may have a maximum that is negative as a {@code long}.
 *
 * @param min size at first
 * @param max largest size, or empty if the module sets none
 */
public record LimitsInfo(long min, OptionalLong max) {}
