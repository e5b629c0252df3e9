using System.ComponentModel;
using System.Globalization;

namespace MarsNetCheck.Cli.Services;

/// <summary>Work with services of Windows, which may refuse, take too long, or break off in the middle.</summary>
internal static class WindowsWork
{
    private const int AccessDenied = 5;

    /// <summary>Does it within a time.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="patience">The longest that it may take.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="UsageException">Windows refuses, or it took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public static async Task<T> GuardedAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience);
        try
        {
            return await work(end.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (Refusal(e, patience) is { } refusal)
        {
            throw new UsageException(refusal, e);
        }
    }

    /// <summary>Does it; if it breaks off, puts things back.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="back">How to put things back. Windows may refuse that: why the work broke off is what is told.</param>
    public static async Task<T> OrBackAsync<T>(Func<Task<T>> work, Action back)
    {
        var isDone = false;
        try
        {
            var result = await work();
            isDone = true;
            return result;
        }
        finally
        {
            if (!isDone)
                Try(back);
        }
    }

    private static void Try(Action back)
    {
        try
        {
            back();
        }
        catch (Win32Exception)
        {
            // It runs still, or is on its way to its end.
        }
    }

    private static string? Refusal(Exception e, TimeSpan patience) => e switch
    {
        Win32Exception { NativeErrorCode: AccessDenied } or UnauthorizedAccessException or System.Security.SecurityException =>
            "service: this account may not do that; open PowerShell or the command prompt with \"Run as administrator\" and run it there",
        Win32Exception windows => string.Create(CultureInfo.InvariantCulture, $"service: Windows refuses (error {windows.NativeErrorCode}: {windows.Message}); look at it with services.msc, or ask who manages this server"),
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"service: it did not stop or start within {patience.TotalSeconds} s; look at it with services.msc, and run this again"),
        IOException => $"service: a file cannot be written ({e.Message}); close what uses it, make room, and run this again",
        _ => null,
    };
}
