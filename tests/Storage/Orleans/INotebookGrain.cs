namespace LeadGrid.Storage.Tests.Orleans;

[Alias("tests.notebook")]
public interface INotebookGrain : IGrainWithStringKey
{
    [Alias("write")]
    Task WriteAsync(string text);

    [Alias("read")]
    Task<string?> ReadAsync();

    [Alias("clear")]
    Task ClearAsync();

    /// <summary>Registers a reminder, and gives back those that the grain then has.</summary>
    [Alias("remind")]
    Task<string[]> RemindAsync(string name);

    [Alias("forget")]
    Task<string[]> ForgetAsync(string name);

    [Alias("deactivate")]
    Task DeactivateAsync();
}

[GenerateSerializer, Alias("tests.note")]
public sealed class Note
{
    [Id(0)]
    public string? Text { get; set; }
}
