using MarsNetCheck.Cli.Commands;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;

namespace MarsNetCheck.Cli.Tests;

public sealed class ServeOptionsTests
{
    // A file in the current folder: a word that happens to be its name.
    private static readonly string _file = Path.GetFileName(Directory.EnumerateFiles(Environment.CurrentDirectory).First());

    [Theory]
    [InlineData("--region")]
    [InlineData("--only")]
    [InlineData("--proxy-user")]
    [InlineData("--host")]
    public void A_word_that_happens_to_be_the_name_of_a_file_stays_a_word(string option) => Assert.Equal(_file, ValueOf(option, _file));

    [Theory]
    [InlineData("--catalog")]
    [InlineData("--expect-root")]
    [InlineData("--token-file")]
    [InlineData("--pac")]
    [InlineData("--agent-proxy")]
    public void A_path_counts_from_the_current_folder(string option) => Assert.Equal(Path.GetFullPath(_file), ValueOf(option, _file));

    [Theory]
    [InlineData("--pac", "http://127.0.0.1/proxy.pac")]
    [InlineData("--agent-proxy", "none")]
    [InlineData("--token-file", "")]
    public void What_is_no_path_stays_as_it_is(string option, string value) => Assert.Equal(value, ValueOf(option, value));

    private static string? ValueOf(string option, string value)
    {
        using var terminal = new Terminal { Output = Stream.Null, Error = TextWriter.Null };
        return Assert.Single(ServeOptions.Read(new ServeCommand(terminal).Create().Parse([option, value]))).Value;
    }
}
