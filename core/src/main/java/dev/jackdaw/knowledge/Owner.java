package dev.jackdaw.knowledge;

/// Whose files they are.
public enum Owner {
    /// Files in the user's home folder.
    USER,
    /// Files that come with the folder to work in; they count once it is trusted.
    PROJECT
}
