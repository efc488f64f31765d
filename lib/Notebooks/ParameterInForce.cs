namespace FerLib.Notebooks;

/// <summary>One parameter as a notebook reads it.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The value in force, in the invariant culture.</param>
/// <param name="IsSet">True when the reader set it, false for the profile's default.</param>
/// <param name="Allowed">What values there are, in words.</param>
public sealed record ParameterInForce(string Name, string Value, bool IsSet, string Allowed);
