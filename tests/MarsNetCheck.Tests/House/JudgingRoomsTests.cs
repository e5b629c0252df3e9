namespace MarsNetCheck.Tests.House;

/// <summary>Whoever judges sees facts alone.</summary>
public sealed class JudgingRoomsTests
{
    /// <summary>What a file may know all the same: how it reads JSON that is a fact, and that a part of the program itself is missing.</summary>
    private static readonly Dictionary<string, string[]> _allowed = new(StringComparer.Ordinal)
    {
        ["Rules/Peer.cs"] = ["JsonException"],
        ["Rules/Recognition.cs"] = ["InvalidOperationException"],
    };

    private static readonly string _library = Path.Combine(Repository.Root, "src", "MarsNetCheck");

    [Fact]
    public void Who_judges_knows_no_exception_no_message_no_scenario_and_no_real_host()
    {
        var known = from room in new[] { "Rules", "Diagnosis" }
                    from file in Directory.EnumerateFiles(Path.Combine(_library, room), "*.cs")
                    let name = $"{room}/{Path.GetFileName(file)}"
                    from knowledge in ForbiddenKnowledge.In(File.ReadAllText(file)).Except(_allowed.GetValueOrDefault(name, []), StringComparer.Ordinal)
                    select $"{name}: {knowledge}";
        Assert.Empty(known);
    }

    [Fact]
    public void What_a_file_may_know_all_the_same_it_does_know() =>
        Assert.All(_allowed, a => Assert.Equal(a.Value, ForbiddenKnowledge.In(File.ReadAllText(Path.Combine(_library, a.Key)))));

    [Fact]
    public void The_products_that_are_recognised_are_told_by_nothing_of_the_catalog() =>
        Assert.Empty(ForbiddenKnowledge.Hosts(File.ReadAllText(Path.Combine(_library, "Rules", "recognition.json"))));

    [Theory]
    [InlineData("catch (SocketException)", "SocketException")]
    [InlineData("subject.Cause is System.Exception", "Exception")]
    [InlineData("var why = $\"because {failure.Message}\";", ".Message")]
    [InlineData("failure is { Message: \"refused\" }", "Message:")]
    [InlineData("failure.Error == SocketError.TimedOut", "SocketError")]
    [InlineData("using MarsNetCheck.Simulation.Scenarios;", "Scenarios")]
    [InlineData("name == \"healthy\"", "healthy")]
    [InlineData("\"tcp-refused\" => null", "tcp-refused")]
    [InlineData("host is \"login.microsoftonline.com\"", "microsoftonline.com")]
    [InlineData("new Uri(\"https://contoso.blob.core.windows.net/\")", "windows.net")]
    [InlineData("endpoint.Id == \"login-windows\"", "login-windows")]
    public void Such_knowledge_is_found(string code, string knowledge) => Assert.Equal([knowledge], ForbiddenKnowledge.In(code));

    [Theory]
    [InlineData("// catch (SocketException e) of login.microsoftonline.com, as in tcp-refused")]
    [InlineData("/// <summary>The host login.windows.net.</summary>")]
    [InlineData("ArgumentNullException.ThrowIfNull(evidence);")]
    [InlineData("Code = \"path.no-network\"")]
    [InlineData("Code = \"tcp.refused\", Title = \"A healthy proxy says: Message\",")]
    public void What_is_not_such_knowledge_is_left_alone(string code) => Assert.Empty(ForbiddenKnowledge.In(code));
}
