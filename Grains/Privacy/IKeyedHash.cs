namespace LeadGrid.Privacy;

/// <summary>
/// Hashes by which personal values are found again. Keyed, so that nobody without the index key can try numbers
/// through; versioned in the first byte, so that the key can be replaced.
/// </summary>
internal interface IKeyedHash
{
    /// <param name="purpose">Separates the hashes of one value in different roles: <c>phone</c>, <c>login</c> ...</param>
    byte[] Hash(string purpose, string value);
}
