"""Writers: a speech to the bytes of one file format each; heavy libraries load on use."""
