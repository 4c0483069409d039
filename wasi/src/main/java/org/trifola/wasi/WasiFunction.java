// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostType;

import java.io.IOException;
import java.util.List;

/** A function of the interface as a context offers it to modules. */
final class WasiFunction extends HostFunction {
    private final Wasi wasi;
    private final Abi abi;
    private final WasiCall call;

    /** Whether it was called before, so that it loads no classes any more. */
    private boolean warm;

    WasiFunction(Wasi wasi, Abi abi, WasiCall call) {
        this.wasi = wasi;
        this.abi = abi;
        this.call = call;
    }

    @Override
    public List<HostType> params() {
        return call.params();
    }

    @Override
    public List<HostType> results() {
        return call.results();
    }

    @Override
    @TruffleBoundary
    public Object call(HostCaller caller, Object[] arguments) {
        proveHeadroom();
        GuestMemory memory = new GuestMemory(caller.memory());
        Errno errno = run(new Call(wasi, abi, memory, arguments));
        warm = true;
        return errno.ordinal();
    }

    private void proveHeadroom() {
        if (!warm) {
            Headroom.prove();
        } else if (!call.light()) {
            Headroom.proveWarm();
        }
    }

    /** Calls it in a memory. */
    Errno run(Call parameters) {
        call.lock().acquire();
        try {
            call.body().run(parameters);
            return Errno.SUCCESS;
        } catch (WasiException e) {
            return e.errno();
        } catch (IOException e) {
            return HostErrors.errno(e);
        } catch (RuntimeException e) {
            Errno errno = HostErrors.errno(e);
            if (errno == null) {
                throw e;
            }
            return errno;
        } finally {
            call.lock().release();
        }
    }
}
