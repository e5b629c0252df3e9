using System.ComponentModel;
using MarsNetCheck.Cli.Services;

namespace MarsNetCheck.Cli.Tests;

public sealed class WindowsWorkTests
{
    private static readonly TimeSpan _forever = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Somebody_who_interrupts_is_not_told_that_it_took_too_long()
    {
        using var interrupted = new CancellationTokenSource();
        var work = WindowsWork.GuardedAsync(NeverAsync, _forever, interrupted.Token);

        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task What_takes_too_long_is_told_with_the_time()
    {
        var e = await Assert.ThrowsAsync<UsageException>(() => WindowsWork.GuardedAsync(NeverAsync, TimeSpan.FromMilliseconds(1), CancellationToken.None));

        Assert.StartsWith("service: it did not stop or start within 0.001 s; ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_was_stopped_for_a_copy_that_fails_is_started_again()
    {
        var started = false;

        await Assert.ThrowsAsync<IOException>(() => WindowsWork.OrBackAsync<int>(() => throw new IOException("no room"), () => started = true));

        Assert.True(started);
    }

    [Fact]
    public async Task What_is_done_stays_done()
    {
        var started = false;

        Assert.Equal(7, await WindowsWork.OrBackAsync(() => Task.FromResult(7), () => started = true));

        Assert.False(started);
    }

    [Fact]
    public async Task Why_it_broke_off_is_told_even_if_things_cannot_be_put_back() =>
        await Assert.ThrowsAsync<IOException>(() => WindowsWork.OrBackAsync<int>(() => throw new IOException("no room"), () => throw new Win32Exception(1056)));

    private static async Task<int> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
