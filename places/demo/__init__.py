"""The demo workshop "Jönköping-ness": its people, words and pictures, all of our own making."""
