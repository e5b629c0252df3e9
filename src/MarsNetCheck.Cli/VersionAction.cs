using System.CommandLine;
using System.CommandLine.Invocation;

namespace MarsNetCheck.Cli;

/// <summary>Prints name and version, as the shortcut in <see cref="Program"/> does.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Line);
        return ExitStatus.Ready;
    }
}
