using System.Collections.Immutable;

namespace MarsNetCheck.Cli;

/// <summary>The command line or an input is wrong. Each error is one line that names the place and the mend.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message, Exception? inner = null)
        : this([message], inner)
    {
    }

    public UsageException(ImmutableArray<string> lines, Exception? inner = null)
        : base(string.Join(Environment.NewLine, lines), inner) => Lines = lines;

    /// <summary>One line for each error.</summary>
    public ImmutableArray<string> Lines { get; }
}
