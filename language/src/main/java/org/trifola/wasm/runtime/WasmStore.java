// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.syntax.TypeStore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store of one context (spec 4.2.3): its instances live as long as something refers to them.
 */
public final class WasmStore {
    /** What is told of memories that grew. */
    @FunctionalInterface
    public interface MemoryListener {
        /** A memory has grown, possibly by no pages. */
        void grown(WasmMemory memory);
    }

    /** What is told of new instances. */
    @FunctionalInterface
    public interface InstanceListener {
        /** An instance is whole, and its start function, if it has one, comes next. */
        void made(WasmInstance instance);
    }

    /** What all contexts share. */
    public final WasmEngine engine;

    /** The canonical types of the engine. */
    public final TypeStore types;

    private final ConcurrentMap<String, Object> registered = new ConcurrentHashMap<>();
    private volatile MemoryListener memoryListener;
    private volatile InstanceListener instanceListener;

    /** Slots that frames may take on the heap: a quarter of it, and no more than 512 MiB. */
    private static final long MAX_FRAME_SLOTS =
            Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4) / Long.BYTES;

    /** Slots of the large frames of functions that are running, on all threads. */
    private final AtomicLong frameSlots = new AtomicLong();

    /** Counts a large frame; false if there is no room for it. To be left in any case. */
    public boolean enterFrame(int slots) {
        return frameSlots.addAndGet(slots) <= MAX_FRAME_SLOTS;
    }

    /** The function of a large frame has ended. */
    public void leaveFrame(int slots) {
        frameSlots.addAndGet(-slots);
    }

    /** Whether a thread of the host has started others. */
    boolean threaded;

    private ProgramThreads threads;

    /** The threads that programs start by themselves; null if they may not. */
    public ProgramThreads threads() {
        return threads;
    }

    /** Lets programs start threads. */
    public void setThreads(ProgramThreads allowed) {
        threads = allowed;
    }

    /** How much its instances may use. */
    public final GuestLimits limits;

    /** Bytes of memories; null if they are not limited. */
    final Quota memoryQuota;

    /** Elements of tables; null if they are not limited. */
    final Quota tableQuota;

    private final Quota instanceQuota;

    /** An empty store. */
    public WasmStore(WasmEngine engine, GuestLimits limits) {
        this.engine = engine;
        this.types = engine.types;
        this.limits = limits;
        this.fuel = limits.fuel();
        memoryQuota =
                quota(
                        limits.memory(),
                        Fault.MEMORY_LIMIT_EXCEEDED,
                        "bytes of memories",
                        GuestLimits.MEMORY + " or --max-memory");
        tableQuota =
                quota(
                        limits.tableElements(),
                        Fault.TABLE_LIMIT_EXCEEDED,
                        "elements of tables",
                        GuestLimits.TABLE_ELEMENTS + " or --max-table-elements");
        instanceQuota =
                quota(
                        limits.instances(),
                        Fault.INSTANCE_LIMIT_EXCEEDED,
                        "instances",
                        GuestLimits.INSTANCES + " or --max-instances");
    }

    /** Units of work that are left; only code that counts its work looks at it. */
    private long fuel;

    /** Takes fuel for so many units of work. */
    public void useFuel(long units) {
        long left = fuel - units;
        fuel = left;
        if (left < 0) {
            throw fuelExhausted();
        }
    }

    /** Takes fuel for work on a range; a length that is negative is an enormous one. */
    public void useFuelFor(long length, int log2) {
        useFuel(length >>> log2);
    }

    @TruffleBoundary
    private WasmTrap fuelExhausted() {
        fuel = 0;
        String detail =
                "all units of work are done that the program may do (option "
                        + GuestLimits.FUEL
                        + " or --fuel)";
        return WasmTrap.of(Fault.FUEL_EXHAUSTED, detail, null);
    }

    /** Units of work that are left. */
    public long fuel() {
        return fuel;
    }

    /** Sets how many units of work may be done from now on. */
    public void setFuel(long units) {
        fuel = units;
    }

    private static Quota quota(long limit, Fault fault, String unit, String option) {
        return limit == GuestLimits.UNLIMITED ? null : new Quota(limit, fault, unit, option);
    }

    /**
     * Counts a new instance.
     *
     * @throws WasmTrap if there are too many already
     */
    public void count(WasmInstance instance) {
        if (instanceQuota != null) {
            instanceQuota.take(instance, 1);
        }
    }

    /**
     * Offers the exports of an instance, or the members of another object, as imports of later
     * instances.
     */
    @TruffleBoundary
    public void register(String moduleName, Object instanceOrMembers) {
        registered.put(moduleName, instanceOrMembers);
    }

    /** What is registered under a name, or null. */
    @TruffleBoundary
    public Object registered(String moduleName) {
        return registered.get(moduleName);
    }

    /** The registered names. */
    @TruffleBoundary
    public List<String> registeredNames() {
        return new ArrayList<>(registered.keySet());
    }

    /** Sets what is told of every successful grow, or null. */
    public void setMemoryListener(MemoryListener listener) {
        memoryListener = listener;
    }

    /** What is told of every successful grow, or null. */
    public MemoryListener memoryListener() {
        return memoryListener;
    }

    /** Sets what is told of every new instance, or null. */
    public void setInstanceListener(InstanceListener listener) {
        instanceListener = listener;
    }

    /** An instance is whole. */
    public void made(WasmInstance instance) {
        InstanceListener listener = instanceListener;
        if (listener != null) {
            listener.made(instance);
        }
    }
}
