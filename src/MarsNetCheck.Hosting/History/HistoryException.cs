namespace MarsNetCheck.Hosting.History;

/// <summary>The history cannot be read or written. The message names the file, the problem and the mend.</summary>
public sealed class HistoryException : Exception
{
    /// <summary>Creates it.</summary>
    public HistoryException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
