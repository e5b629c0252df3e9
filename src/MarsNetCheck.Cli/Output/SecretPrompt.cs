using System.Text;

namespace MarsNetCheck.Cli.Output;

/// <summary>Asks for a secret at the terminal without showing it.</summary>
internal static class SecretPrompt
{
    /// <summary>Asks on standard error and reads up to the end of the line.</summary>
    public static string Ask(string question)
    {
        Console.Error.Write(question);
        var secret = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                secret.Length = Math.Max(0, secret.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                secret.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return secret.ToString();
    }
}
