using LeadGrid.Intake;
using LeadGrid.Testing;

namespace LeadGrid.Hosting;

/// <summary>One running product for all tests that do not harm it.</summary>
public sealed class Product : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();
    private LeadGridProcess? _program;

    public DevFile Dev { get; private set; } = null!;

    public Seller Seller { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LeadGridProcess.Run(_folder);
        Dev = DevFile.Read(_folder);
        Seller = new Seller(Dev);
    }

    public async ValueTask DisposeAsync()
    {
        Seller?.Dispose();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
