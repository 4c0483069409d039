// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * A data segment (spec 2.5.8).
 *
 * @param mode passive or active
 * @param memory index of the memory of an active segment
 * @param offset constant expression of the address of an active segment, or null
 * @param contents the bytes
 */
public record DataSegment(SegmentMode mode, int memory, Bytes offset, Bytes contents) {}
