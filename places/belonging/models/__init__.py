"""What is stored of belonging.

The pulse's items and the four questions follow Helen Bevan and Göran Henriks, "Root our transformation efforts in a
sense of belonging" (BMJ Leader blog, Creating tomorrow today, three): its definition of belonging, and the questions
to reflect on at its end, in our own words.
"""
