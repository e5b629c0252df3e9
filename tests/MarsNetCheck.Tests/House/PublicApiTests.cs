using PublicApiGenerator;

namespace MarsNetCheck.Tests.House;

/// <summary>What users of the library can see stands in a file; a change to it is a decision. UPDATE_API=1 writes the file anew.</summary>
public sealed class PublicApiTests
{
    private static readonly string _file = Path.Combine(Repository.Root, "tests", "MarsNetCheck.Tests", "House", "PublicApi.txt");

    [Fact]
    public void The_public_face_of_the_library_is_the_one_that_was_decided_on()
    {
        var now = typeof(NetCheck).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_API") is "1")
            File.WriteAllText(_file, now);
        Assert.Equal(File.ReadAllText(_file).ReplaceLineEndings("\n"), now);
    }
}
