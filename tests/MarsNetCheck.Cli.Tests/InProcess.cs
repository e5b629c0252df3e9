using System.Text;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Cli.Tests;

/// <summary>Runs the command line inside the test, with captured output and no way to a network.</summary>
internal static class InProcess
{
    public static Task<RunResult> RunAsync(params string[] arguments) => RunAsync(new NoNetwork(), arguments);

    public static async Task<RunResult> RunAsync(INetwork network, params string[] arguments)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal { Output = output, Error = error };
        var status = await new CommandLine(terminal, network).RunAsync(arguments);
        return new RunResult(status, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
