using Microsoft.Data.Sqlite;

namespace MarsNetCheck.Hosting.History;

/// <summary>Statements in a line. Values are always parameters.</summary>
internal static class SqlCommands
{
    /// <summary>Prepares a statement with its values.</summary>
    public static SqliteCommand Sql(this SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Runs a statement.</summary>
    public static void Execute(this SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Sql(text, values);
        command.ExecuteNonQuery();
    }

    /// <summary>The number that a statement gives; null if it gives none.</summary>
    public static long? Number(this SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Sql(text, values);
        return command.ExecuteScalar() as long?;
    }

    /// <summary>Every row that a statement gives.</summary>
    public static IEnumerable<T> Rows<T>(this SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using (command)
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return read(reader);
        }
    }

    /// <summary>A text; null for NULL.</summary>
    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
