using LeadGrid.Intake;

namespace LeadGrid.Routing;

/// <summary>An answer that was given before, under a key.</summary>
internal sealed record KnownAnswer(byte[] BodyHash, IntakeAnswer Answer);

/// <summary>Who posts under which key. A value: equal keys are one.</summary>
internal readonly record struct IntakeKey(string Scope, string Hash)
{
    public static IntakeKey Of(string scope, byte[] hash) => new(scope, Convert.ToHexString(hash));

    public byte[] HashBytes => Convert.FromHexString(Hash);
}

internal enum IdentityKind
{
    Phone = 1,
    Email = 2,
}

internal readonly record struct IdentityKey(IdentityKind Kind, string Hash)
{
    public static IdentityKey Of(IdentityKind kind, byte[] hash) => new(kind, Convert.ToHexString(hash));

    public byte[] HashBytes => Convert.FromHexString(Hash);
}

/// <summary>What the database knew when the batch began, read under the campaign's lock.</summary>
/// <param name="Keys">First answers to the keys of this batch.</param>
/// <param name="Claims">Claims of this batch's identities that are still within the campaign's window.</param>
internal sealed record IntakeBook(
    IReadOnlyDictionary<IntakeKey, KnownAnswer> Keys,
    IReadOnlyDictionary<IdentityKey, Guid> Claims)
{
    public static IntakeBook Empty { get; } = new(new Dictionary<IntakeKey, KnownAnswer>(), new Dictionary<IdentityKey, Guid>());
}
