using System.Security.Cryptography;

namespace LeadGrid.Demo;

/// <summary>Random, and easy to type: no letter looks like another.</summary>
internal static class DemoPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
