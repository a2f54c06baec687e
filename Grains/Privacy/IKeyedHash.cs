namespace LeadGrid.Privacy;

/// <summary>Names a person's value without telling it: a versioned HMAC-SHA256 under the index key.</summary>
internal interface IKeyedHash
{
    /// <param name="purpose">Keeps hashes apart: the same value hashes differently for a login and for a lead.</param>
    /// <param name="value">Already normalised by the slice that owns the purpose.</param>
    byte[] Hash(string purpose, string value);
}
