namespace MarsNetCheck.Cli.Serving;

/// <summary>Waits for something that was asked to end, but not for ever.</summary>
internal static class StopLimit
{
    /// <summary>Waits for its end, however long, and for a limited time once it was asked to end. An error of it is passed on.</summary>
    /// <param name="work">What is under way.</param>
    /// <param name="stopping">Is cancelled when it is asked to end.</param>
    /// <param name="limit">The longest that it may take then.</param>
    /// <returns>False if it was still under way.</returns>
    public static async Task<bool> EndsAsync(Task work, CancellationToken stopping, TimeSpan limit)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(asked.SetResult);
        await Task.WhenAny(work, asked.Task);
        try
        {
            await work.WaitAsync(limit, CancellationToken.None);
            return true;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return false;
        }
    }
}
