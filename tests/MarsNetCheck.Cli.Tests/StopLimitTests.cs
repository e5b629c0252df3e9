using MarsNetCheck.Cli.Serving;

namespace MarsNetCheck.Cli.Tests;

public sealed class StopLimitTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(10);

    private readonly TaskCompletionSource _work = new();

    [Fact]
    public async Task What_hangs_is_given_up_once_it_was_asked_to_end() => Assert.False(await StopLimit.EndsAsync(_work.Task, new CancellationToken(canceled: true), _short));

    [Fact]
    public async Task What_nobody_asked_to_end_may_go_on()
    {
        using var stopping = new CancellationTokenSource();
        var ends = StopLimit.EndsAsync(_work.Task, stopping.Token, TimeSpan.Zero);

        Assert.False(ends.IsCompleted);
        await stopping.CancelAsync();
        Assert.False(await ends);
    }

    [Fact]
    public async Task Its_own_error_is_passed_on()
    {
        _work.SetException(new TimeoutException("of its own"));

        Assert.Equal("of its own", (await Assert.ThrowsAsync<TimeoutException>(() => StopLimit.EndsAsync(_work.Task, CancellationToken.None, _short))).Message);
    }
}
