namespace LeadGrid.Privacy;

<<<<<<< HEAD
/// <summary>
/// Hashes by which personal values are found again. Keyed, so that nobody without the index key can try numbers
/// through; versioned in the first byte, so that the key can be replaced.
/// </summary>
internal interface IKeyedHash
{
    /// <param name="purpose">Separates the hashes of one value in different roles: <c>phone</c>, <c>login</c> ...</param>
=======
/// <summary>Names a person's value without telling it: a versioned HMAC-SHA256 under the index key.</summary>
internal interface IKeyedHash
{
    /// <param name="purpose">Keeps hashes apart: the same value hashes differently for a login and for a lead.</param>
    /// <param name="value">Already normalised by the slice that owns the purpose.</param>
>>>>>>> access
    byte[] Hash(string purpose, string value);
}
