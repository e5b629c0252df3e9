namespace MarsNetCheck.Cli;

/// <summary>The command line or an input is wrong. The message is one line that names the place and the mend.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
